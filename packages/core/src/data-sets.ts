/** A data set by the number of images people train on. */
export interface DataSet {
  readonly images: number;
  /** The part that is counted, and where the count is from. */
  readonly source: string;
}

export type DataSetName =
  | 'COCO17'
  | 'paiti_v1v2v3'
  | 'ImageNet-1k'
  | 'CIFAR-10'
  | 'CIFAR-100'
  | 'MNIST'
  | 'VOC07+12'
  | 'ADE20K'
  | 'Cityscapes';

/**
 * Common data sets by name, with the images of their training part and where that number is from.
 *
 * @example
 * dataSets.COCO17.images; // => 118287
 */
export const dataSets: Readonly<Record<DataSetName, DataSet>> = {
  COCO17: { images: 118_287, source: 'train2017, cocodataset.org' },
  paiti_v1v2v3: { images: 22_720, source: 'document 000' },
  'ImageNet-1k': { images: 1_281_167, source: 'train, arxiv.org/abs/1409.0575' },
  'CIFAR-10': { images: 50_000, source: 'train, cs.toronto.edu/~kriz' },
  'CIFAR-100': { images: 50_000, source: 'train, cs.toronto.edu/~kriz' },
  MNIST: { images: 60_000, source: 'train, yann.lecun.com' },
  'VOC07+12': { images: 16_551, source: 'trainval, host.robots.ox.ac.uk' },
  ADE20K: { images: 20_210, source: 'train, arxiv.org/abs/1608.05442' },
  Cityscapes: { images: 2_975, source: 'train, arxiv.org/abs/1604.01685' },
};
