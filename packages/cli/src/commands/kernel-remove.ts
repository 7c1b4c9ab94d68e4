import { type Command, command } from '../command.ts';

export const kernelRemove: Command = command({
  name: 'kernel remove',
  summary: 'remove a kernel that was installed with lrlab',
  rest: 'NAME',
  about: `Removes a kernel that lrlab kernel install has installed, from where it was installed to. A kernel of
somebody else is left alone.`,
  options: {
    user: { type: 'flag', summary: 'one of this user, which is so unless told otherwise' },
    prefix: { type: 'text', value: 'DIR', summary: 'one below a folder such as a virtual environment' },
  },
  examples: [
    { line: 'lrlab kernel remove lrlab', about: "this user's" },
    { line: 'lrlab kernel remove --prefix .venv tslab', about: 'that of a virtual environment' },
  ],
  run: async ({ values, rest }, io) => {
    const { answerKernelRemove } = await import('../kernel/answer-kernel-remove.ts');
    return answerKernelRemove(values, rest, io);
  },
});
