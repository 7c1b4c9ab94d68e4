import { type Command, command } from '../command.ts';

export const kernelDoctor: Command = command({
  name: 'kernel doctor',
  summary: 'tell what notebooks in Jupyter need and how to get what is missing',
  about: `Looks at everything that TypeScript notebooks in Jupyter need on this machine, and says how to get what
is missing. The exit code is 1 if something is.`,
  options: {
    prefix: { type: 'text', value: 'DIR', summary: 'look for kernels below this folder, too' },
  },
  examples: [
    { line: 'lrlab kernel doctor', about: 'is everything there?' },
    {
      line: 'lrlab kernel doctor --prefix .venv',
      about: 'the same with the kernels of a virtual environment',
    },
  ],
  run: async ({ values }, io) => {
    const { answerKernelDoctor } = await import('../kernel/answer-kernel-doctor.ts');
    return answerKernelDoctor(values, io);
  },
});
