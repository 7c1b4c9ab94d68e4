import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { userInfo } from 'node:os';

/** The version of Jupyter's messaging that is spoken. */
export const protocolVersion = '5.4';

export interface Header {
  readonly msg_id: string;
  readonly msg_type: string;
  readonly session: string;
  readonly username: string;
  readonly date: string;
  readonly version: string;
}

export type Content = Readonly<Record<string, unknown>>;

/** A message as it comes from a client; `identities` lead back to it. */
export interface Incoming {
  readonly identities: readonly Buffer[];
  readonly header: Header;
  readonly content: Content;
}

/** A message to a client, whose header is made when it is sent; without a parent nobody has asked for it. */
export interface Outgoing {
  readonly type: string;
  readonly parent: Header | undefined;
  readonly content: Content;
  readonly metadata?: Content;
  /** The way to one client, or the topic of a broadcast. */
  readonly identities: readonly (Buffer | string)[];
}

export interface Wire {
  /** Reads the frames of a message; throws where they are no message or its signature is wrong. */
  readonly decode: (frames: readonly Buffer[]) => Incoming;
  readonly encode: (message: Outgoing) => (Buffer | string)[];
}

const delimiter = Buffer.from('<IDS|MSG>');

/** The encoding of one session, signed with its key. */
export function openWire({ key, hash }: { readonly key: string; readonly hash: string }): Wire {
  const session = randomUUID();
  const username = nameOfUser();
  const signature = (parts: readonly (Buffer | string)[]): string => {
    if (key === '') return '';
    const hmac = createHmac(hash, key);
    for (const part of parts) hmac.update(part);
    return hmac.digest('hex');
  };
  return {
    decode: (frames) => {
      const at = frames.findIndex((frame) => frame.equals(delimiter));
      if (at < 0) throw new Error('no delimiter');
      const parts = frames.slice(at + 2, at + 6);
      if (parts.length < 4) throw new Error(`expected 4 parts, got ${parts.length}`);
      const given = frames[at + 1]!;
      const right = Buffer.from(signature(parts));
      if (given.length !== right.length || !timingSafeEqual(given, right)) throw new Error('wrong signature');
      const [header, , , content] = parts.map((part) => JSON.parse(part.toString()) as unknown);
      return {
        identities: frames.slice(0, at),
        header: header as Header,
        content: (content ?? {}) as Content,
      };
    },
    encode: ({ type, parent, content, metadata = {}, identities }) => {
      const header: Header = {
        msg_id: randomUUID(),
        msg_type: type,
        session,
        username,
        date: new Date().toISOString(),
        version: protocolVersion,
      };
      const parts = [header, parent ?? {}, metadata, content].map((part) => JSON.stringify(part));
      return [...identities, delimiter, signature(parts), ...parts];
    },
  };
}

function nameOfUser(): string {
  try {
    return userInfo().username;
  } catch {
    return 'kernel';
  }
}
