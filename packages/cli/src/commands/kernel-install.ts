import { type Command, command } from '../command.ts';

export const kernelInstall: Command = command({
  name: 'kernel install',
  summary: 'install a TypeScript kernel where Jupyter looks for it',
  about: `Installs a TypeScript kernel for JupyterLab, VS Code and nbconvert, and prints the name of its kernel.json.
It needs no Python. A kernel of the same name is replaced.

Unless told otherwise it is lrlab's own kernel. --stock installs tslab as it is, but losing no message. Both may be
there at once.`,
  options: {
    user: { type: 'flag', summary: 'install for this user, which is done unless told otherwise' },
    prefix: { type: 'text', value: 'DIR', summary: 'install below a folder such as a virtual environment' },
    stock: { type: 'flag', summary: "stock tslab with dependable sending, in place of lrlab's own kernel" },
    name: { type: 'text', value: 'N', summary: 'the name Jupyter knows it by; lrlab or tslab unless told' },
    'display-name': { type: 'text', value: 'N', summary: 'the name people see' },
  },
  examples: [
    { line: 'lrlab kernel install', about: 'for this user' },
    { line: 'lrlab kernel install --prefix .venv', about: 'for one virtual environment' },
    {
      line: "lrlab kernel install --stock --display-name 'TypeScript (tslab)'",
      about: 'stock tslab beside it, to compare',
    },
  ],
  run: async ({ values }, io) => {
    const { answerKernelInstall } = await import('../kernel/answer-kernel-install.ts');
    return answerKernelInstall(values, io);
  },
});
