import type { Issue } from '@lrlab/core';
import type { GroupRun } from '../form/form.ts';
import { when } from '../form/parameter.ts';

/** The rates of layers that fall by a factor a layer from the head down, as `lr_scale` of parameter groups. */
interface LayerArgs {
  readonly layer_decay: number;
  readonly model: string;
}

/** How many layers are below the head, by model; `embed` and the blocks of a transformer, or parts of a ConvNet. */
type Layers = Readonly<Record<string, number>>;

/** As many groups as layers with the head, from the bottom up; one where nothing falls. */
export const layerGroups =
  (layers: Layers) =>
  ({ layer_decay, model }: LayerArgs): number | undefined =>
    layer_decay === 1 ? undefined : layers[model]! + 1;

/** What the rate of a group is multiplied by: that of the head is 1, and so is that of nobody in particular. */
export const layerScale =
  (layers: Layers) =>
  ({ layer_decay, model }: LayerArgs, { group }: GroupRun): number =>
    layer_decay === 1 || group === undefined ? 1 : layer_decay ** (layers[model]! - group);

export const refusedLayers =
  (layers: Layers) =>
  ({ layer_decay, model }: LayerArgs, { group = 0 }: GroupRun): readonly Issue[] => {
    if (layer_decay === 1) return [];
    const count = layers[model];
    return [
      ...when(
        count === undefined,
        'model',
        `one of ${Object.keys(layers).join(', ')}, whose layers are known`,
        model,
      ),
      ...when(
        count !== undefined && group > count,
        'model',
        `a model of more than ${group} layers, as there are so many groups`,
        model,
      ),
    ];
  };
