import { numberIn } from '../plain-of.ts';
import { entryOf, type TextNode } from '../text-node.ts';

const each = ['nproc_per_node', 'ngpus', 'num_gpus'];
const hosts = ['nnodes', 'nodes', 'num_nodes'];

/** The processes that a command line starts, where it says so: those on each machine times the machines. */
export function devicesIn(root: TextNode): number | undefined {
  const told = (names: readonly string[]): number | undefined =>
    names.map((name) => firstNumber(entryOf(root, name))).find((value) => value !== undefined);
  const own = told(each);
  return own === undefined ? undefined : own * (told(hosts) ?? 1);
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
