import { type Command, command } from '../command.ts';

export const rates: Command = command({
  name: 'rates',
  summary: 'answer requests for rates: a JSON object a line in, one a line out',
  about: `Reads one request a line from standard input and answers one a line, in order, as it comes.

A request has
  id        any JSON value; it comes back as it came
  dialect   a framework, such as tensorflow
  name      the framework's own name of a schedule, and
  args      its arguments by their own names; or, in place of both,
  text      the call as its users write it
  run       what the call does not say: baseRate (a list has one for each parameter
            group), totalSteps, stepsPerEpoch, epochs. Without totalSteps, a call that
            needs the length of the run takes the highest step and 1
  schedule  in place of dialect, name, args and text: a schedule of lrlab's own
  steps     optimizer updates made, numbers from 0

and its answer id and rates, a list of rates for each group where baseRate is a list; or id and
error.issues, every fault with its path, its code and a message. Where a framework fails after the end
of its schedule, a step there is a fault, too. Blank lines are passed over. The exit
code is 0 also where a request could not be answered.`,
  options: {},
  examples: [
    {
      line: `echo '{"id":1,"dialect":"tensorflow","text":"tf.train.cosine_decay(0.01, step, 10000)","steps":[0,5000]}' | lrlab rates`,
      about: 'two rates of one call',
    },
    {
      line: `echo '{"id":2,"schedule":{"kind":"constant","rate":0.1,"steps":null},"steps":[0]}' | lrlab rates`,
      about: "a schedule of lrlab's own",
    },
  ],
  run: async (_, io) => {
    const { answerLines } = await import('../rates/answer-lines.ts');
    return answerLines(io);
  },
});
