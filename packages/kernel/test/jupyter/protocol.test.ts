import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../run.ts';
import { Client, printedIn, resultIn, typesOf } from './client.ts';

describe('a kernel at work', () => {
  let client: Client;
  beforeAll(async () => {
    client = await Client.start();
  });
  afterAll(() => client.stop());

  test('tells what it is', async () => {
    const { reply, shown } = await client.ask('kernel_info_request', {});
    expect(reply.header).toMatchObject({ msg_type: 'kernel_info_reply', version: '5.4' });
    expect(reply.content).toMatchObject({
      status: 'ok',
      protocol_version: '5.4',
      language_info: {
        name: 'typescript',
        version: '5.0.4',
        mimetype: 'text/typescript',
        file_extension: '.ts',
      },
    });
    expect(shown.map(({ content }) => content.execution_state)).toEqual(['busy', 'idle']);
  });

  test('runs a cell: busy, the input, what it prints, its value, idle; the reply is as late as the end', async () => {
    const code = 'console.log("begun");\nawait new Promise((done) => setTimeout(done, 300));\n6 * 7';
    const { reply, shown } = await client.run(code);
    expect(typesOf(shown)).toEqual(['execute_input', 'stream', 'execute_result']);
    const count = reply.content.execution_count;
    expect(shown[1]?.content).toEqual({ code, execution_count: count });
    expect(shown[3]?.content).toMatchObject({ execution_count: count, data: { 'text/plain': '42' } });
    expect(reply.content).toMatchObject({ status: 'ok', payload: [], user_expressions: {} });
    const took = Date.parse(reply.header.date) - Date.parse(String(reply.metadata['started']));
    expect(took).toBeGreaterThanOrEqual(290);
  });

  test('an error is in the lines of the cell, on iopub and in the reply', async () => {
    const { reply, shown } = await client.run('interface A { a: 1 }\n\nthrow new RangeError("too far");');
    expect(typesOf(shown)).toEqual(['execute_input', 'error']);
    const { ename, evalue, traceback } = shown.at(-2)!.content;
    expect([ename, evalue]).toEqual(['RangeError', 'too far']);
    expect(traceback).toEqual(['RangeError: too far', `    at cell ${reply.content.execution_count}:3:7`]);
    expect(reply.content).toMatchObject({ status: 'error', ename, evalue, traceback });
    const typed = await client.run('const s: string = 1;');
    expect(typed.reply.content).toMatchObject({
      status: 'error',
      ename: 'TypeScriptError',
      evalue: "1:7 - Type 'number' is not assignable to type 'string'.",
    });
  });

  test('a cell that fails keeps what it has declared, and names it did not come to stay what they were', async () => {
    await client.run('let later = "before"; type T = 1');
    const source =
      'const first = 1; let open: number | undefined;\nthrow new Error("stop");\nlet later = 2; const notReached = 3;';
    await client.run(source);
    expect(resultIn((await client.run('[first, open, later.toUpperCase()]')).shown)).toBe(
      "[ 1, undefined, 'BEFORE' ]",
    );
    expect((await client.run('notReached')).reply.content.evalue).toContain("Cannot find name 'notReached'");
    expect(resultIn((await client.run('const later = 5; later + first')).shown)).toBe('6');
  });

  test('silent shows nothing and counts nothing; store_history false counts nothing', async () => {
    const before = (await client.run('1')).reply.content.execution_count;
    const silent = await client.run('console.log("x"); var kept = 1; 2', { silent: true });
    expect(typesOf(silent.shown)).toEqual([]);
    expect(silent.reply.content.status).toBe('ok');
    expect(resultIn((await client.run('kept', { store_history: false })).shown)).toBe('1');
    expect((await client.run('1')).reply.content.execution_count).toBe(before + 1);
  });

  test('user_expressions are evaluated each by itself, after the cell', async () => {
    const { reply } = await client.run('const ux = 4;', {
      user_expressions: { twice: 'ux * 2', bad: 'nowhere' },
    });
    expect(reply.content.user_expressions).toMatchObject({
      twice: { status: 'ok', data: { 'text/plain': '8' } },
      bad: { status: 'error', ename: 'TypeScriptError' },
    });
  });

  test('stop_on_error aborts what is queued and not a cell more', async () => {
    const ids = [
      await client.submit('await new Promise((done) => setTimeout(done, 100)); throw new Error("a");'),
      await client.submit('console.log("must not run")'),
      await client.submit('1'),
    ];
    const [failed, ...aborted] = await Promise.all(ids.map((id) => client.answered(id)));
    expect(failed!.reply.content.status).toBe('error');
    for (const { reply, shown } of aborted) {
      expect(reply.content).toEqual({ status: 'aborted' });
      expect(typesOf(shown)).toEqual([]);
    }
    // The very next one runs, with no pause.
    expect((await client.run('1')).reply.content.status).toBe('ok');
    const going = [await client.submit('throw 1', { stop_on_error: false }), await client.submit('2')];
    const [, next] = await Promise.all(going.map((id) => client.answered(id)));
    expect(resultIn(next!.shown)).toBe('2');
  });

  test('completes members, with cursors counted in code points', async () => {
    const code = '"😀"; console.lo';
    const { reply } = await client.ask('complete_request', { code, cursor_pos: [...code].length });
    expect(reply.content).toMatchObject({ status: 'ok', cursor_start: 13, cursor_end: 15 });
    expect(reply.content.matches).toContain('log');
  });

  test('inspects a name, and the function whose arguments are being written', async () => {
    await client.run('/** Adds. */ function add(a: number, b: number): number { return a + b; }');
    for (const [code, cursor_pos] of [
      ['add', 3],
      ['add(1, ', 7],
    ] as const) {
      const { reply } = await client.ask('inspect_request', { code, cursor_pos, detail_level: 0 });
      expect(reply.content).toMatchObject({ status: 'ok', found: true });
      expect(reply.content.data['text/plain']).toContain('function add(a: number, b: number): number');
      expect(reply.content.data['text/markdown']).toContain('```typescript\nfunction add');
    }
    const nothing = await client.ask('inspect_request', { code: '  ', cursor_pos: 1, detail_level: 0 });
    expect(nothing.reply.content).toEqual({ status: 'ok', found: false, data: {}, metadata: {} });
  });

  test.each([
    ['1 + 1', { status: 'complete' }],
    ['const s = `a', { status: 'incomplete', indent: '' }],
    ['/* open', { status: 'incomplete', indent: '' }],
    ['  for (;;) {', { status: 'incomplete', indent: '    ' }],
    ['let = = 3', { status: 'invalid' }],
  ])('knows whether %s is complete', async (code, content) => {
    expect((await client.ask('is_complete_request', { code })).reply.content).toEqual(content);
  });

  test('has a history: the tail, a range, a search', async () => {
    await client.run('const forHistory = 1;');
    const count = (await client.run('const forHistory = 22;')).reply.content.execution_count;
    const ask = async (content: object) =>
      (await client.ask('history_request', { output: false, raw: true, ...content })).reply.content.history;
    expect(await ask({ hist_access_type: 'tail', n: 1 })).toEqual([[0, count, 'const forHistory = 22;']]);
    expect(await ask({ hist_access_type: 'range', session: 0, start: count - 1, stop: count })).toEqual([
      [0, count - 1, 'const forHistory = 1;'],
    ]);
    expect(await ask({ hist_access_type: 'search', pattern: '*History = ?;' })).toHaveLength(1);
    expect(await ask({ hist_access_type: 'tail', n: 1, output: true })).toEqual([
      [0, count, ['const forHistory = 22;', null]],
    ]);
  });

  test('refuses comms and debuggers cleanly, and what it does not know goes to the log only', async () => {
    expect((await client.ask('comm_info_request', {})).reply.content).toEqual({ status: 'ok', comms: {} });
    const opened = await client.send('shell', 'comm_open', {
      comm_id: 'c',
      target_name: 'jupyter.widget',
      data: {},
    });
    const closed = await client.until(
      ({ header, parent }) => header.msg_type === 'comm_close' && parent.msg_id === opened,
    );
    expect(closed.content).toEqual({ comm_id: 'c', data: {} });
    const debug = await client.ask('debug_request', { seq: 3, command: 'initialize' }, 'control');
    expect(debug.reply.content).toMatchObject({ success: false, request_seq: 3, command: 'initialize' });
    const unknown = await client.send('shell', 'surprise_request', {});
    await client.until(
      ({ parent, content }) => parent.msg_id === unknown && content.execution_state === 'idle',
    );
    expect(await until(() => client.stderr.includes('unknown message surprise_request'))).toBe(true);
    expect(
      client.received.filter(({ parent, channel }) => parent.msg_id === unknown && channel === 'shell'),
    ).toEqual([]);
  });

  test('beats, and drops what is signed wrongly or is no message', async () => {
    expect(await client.beat('still there')).toBe('still there');
    const forged = await client.send(
      'shell',
      'execute_request',
      { code: 'console.log("forged")' },
      { key: 'wrong' },
    );
    expect((await client.run('1')).reply.content.status).toBe('ok');
    expect(client.received.some(({ parent }) => parent.msg_id === forged)).toBe(false);
    expect(client.stderr).toContain('wrong signature');
  });

  test('prompt asks the front end and waits; without one it says so', async () => {
    const id = await client.submit('prompt("Name? ") + "!" + prompt("Word? ", { password: true })', {
      allow_stdin: true,
    });
    for (const value of ['Ada', 'secret']) {
      const asked = await client.until(
        ({ channel, content }) =>
          channel === 'stdin' && content.prompt === (value === 'Ada' ? 'Name? ' : 'Word? '),
      );
      expect(asked).toMatchObject({ header: { msg_type: 'input_request' }, parent: { msg_id: id } });
      expect(asked.content.password).toBe(value !== 'Ada');
      await client.send('stdin', 'input_reply', { status: 'ok', value });
    }
    expect(resultIn((await client.answered(id)).shown)).toBe('Ada!secret');
    const refused = await client.run('prompt("?")');
    expect(refused.reply.content.evalue).toContain('allow_stdin is false');
  });

  test('displays are updated by id, and a library or a cell clears the output', async () => {
    const { shown } = await client.run(
      `import { newDisplay } from 'tslab';
       const place = newDisplay(); place.text('0 %'); place.html('<b>100 %</b>'); clearOutput({ wait: true });`,
    );
    expect(typesOf(shown)).toEqual(['execute_input', 'display_data', 'update_display_data', 'clear_output']);
    const [first, second, clear] = shown.filter(({ header }) => /display|clear/.test(header.msg_type));
    expect(first?.content.transient.display_id).toBe(second?.content.transient.display_id);
    expect(second?.content.data).toEqual({ 'text/html': '<b>100 %</b>' });
    expect(clear?.content).toEqual({ wait: true });
  });

  test('late prints, errors and rejections stand under the cell that began them', async () => {
    const id = await client.submit(
      `setTimeout(() => console.log('late'), 200);
       setTimeout(() => { throw new Error('later'); }, 220);
       setTimeout(() => Promise.reject(new TypeError('latest')), 240);`,
    );
    const other = await client.run('await new Promise((done) => setTimeout(done, 500)); "own"');
    expect(typesOf(other.shown)).toEqual(['execute_input', 'execute_result']);
    const { shown } = await client.answered(id);
    expect(printedIn(shown)).toBe('late\n');
    expect(
      client.received
        .filter(({ parent, header }) => parent.msg_id === id && header.msg_type === 'error')
        .map(({ content }) => [content.ename, content.evalue]),
    ).toEqual([
      ['Error', 'later'],
      ['TypeError', 'latest'],
    ]);
    // One that nobody handles while the cell runs makes it fail.
    const failed = await client.run('Promise.reject(new Error("forgotten")); 1');
    expect(failed.reply.content).toMatchObject({ status: 'error', evalue: 'forgotten' });
  });
});
