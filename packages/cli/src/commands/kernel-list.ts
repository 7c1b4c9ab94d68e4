import { type Command, command } from '../command.ts';

export const kernelList: Command = command({
  name: 'kernel list',
  summary: 'list the kernels that Jupyter finds',
  about: `Lists the kernels that Jupyter finds on this machine. The kind is lrlab or tslab for those that
lrlab kernel install has installed, and other for all others.`,
  options: {
    prefix: { type: 'text', value: 'DIR', summary: 'look below this folder, too, and there first' },
  },
  examples: [
    { line: 'lrlab kernel list', about: 'what is there?' },
    { line: 'lrlab kernel list --prefix .venv --json', about: 'in a virtual environment, too, for a script' },
  ],
  run: async ({ values }, io) => {
    const { answerKernelList } = await import('../kernel/answer-kernel-list.ts');
    return answerKernelList(values, io);
  },
});
