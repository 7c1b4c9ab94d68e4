import { numberIn } from '../plain-of.ts';
import { entryOf, type TextNode } from '../text-node.ts';

const each = ['nproc_per_node', 'ngpus', 'num_gpus'];
const hosts = ['nnodes', 'nodes', 'num_nodes'];

/** The processes that a command line starts, where it says so: those on each machine times the machines. */
export function devicesIn(root: TextNode, text = ''): number | undefined {
  const told = (names: readonly string[]): number | undefined =>
    names.map((name) => firstNumber(entryOf(root, name))).find((value) => value !== undefined);
  // The submitit scripts of MAE, DeiT and ConvNeXt ask for two machines of eight unless told.
  const unless = /\w*submitit\w*\.py\b/.test(text) ? { own: 8, machines: 2 } : { machines: 1 };
  const own = told(each) ?? unless.own;
  return own === undefined ? undefined : own * (told(hosts) ?? unless.machines);
}

/** The number after a flag, which the program may follow: `--nproc_per_node 8 main.py`. */
const firstNumber = (node: TextNode | undefined): number | undefined =>
  numberIn(node?.kind === 'list' ? node.items[0] : node);

/** Flags that start the processes and choose the script. */
export const launchKeys: readonly string[] = [
  ...each,
  ...hosts,
  'm',
  'use_env',
  'node_rank',
  'master_addr',
  'master_port',
];
