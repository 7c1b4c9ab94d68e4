import type { Answer, Question } from '../messages.ts';
import { codePointsOf, unitsOf } from './code-points.ts';
import type { Content } from './wire.ts';

/** The question behind a request of an editor or a console; nothing for other requests. */
export function questionOf(type: string, content: Content): Question | undefined {
  const code = String(content['code'] ?? '');
  const cursor = content['cursor_pos'];
  const at = typeof cursor === 'number' ? unitsOf(code, cursor) : code.length;
  switch (type) {
    case 'complete_request':
      return { type: 'complete', code, at };
    case 'inspect_request':
      return { type: 'inspect', code, at };
    case 'is_complete_request':
      return { type: 'is-complete', code };
    default:
      return undefined;
  }
}

/** The reply that tells an answer. */
export function editorReply({ code, type, ...question }: Question, answer: Answer): Content {
  switch (answer.type) {
    case 'complete':
      return {
        status: 'ok',
        matches: answer.matches,
        cursor_start: codePointsOf(code, answer.start),
        cursor_end: codePointsOf(code, answer.end),
        metadata: {},
      };
    case 'inspect':
      return {
        status: 'ok',
        found: answer.bundle !== undefined,
        data: answer.bundle ?? {},
        metadata: {},
      };
    case 'is-complete':
      return answer.status === 'incomplete'
        ? { status: answer.status, indent: answer.indent ?? '' }
        : { status: answer.status };
    case 'failed':
      return failedReply(type, code, 'at' in question ? (question.at as number) : 0, answer.message);
  }
}

/** A console must go on, and an editor shows nothing, where the process could not say. */
function failedReply(type: Question['type'], code: string, at: number, message: string): Content {
  switch (type) {
    case 'is-complete':
      return { status: 'unknown' };
    case 'complete': {
      const cursor = codePointsOf(code, at);
      return { status: 'ok', matches: [], cursor_start: cursor, cursor_end: cursor, metadata: {} };
    }
    case 'inspect':
      return { status: 'error', ename: 'InspectError', evalue: message, traceback: [] };
  }
}
