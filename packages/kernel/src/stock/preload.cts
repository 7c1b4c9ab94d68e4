// Loaded with `node -r` before the stock tslab kernel. zeromq refuses a send while an earlier one is under way, and
// tslab does not wait for its sends: one message in about five hundred, and those sent meanwhile, would be lost.
{
  type Message = unknown;
  interface Socket {
    send(message: Message): Promise<void>;
    close(): void;
  }
  type SocketClass = new (options?: object) => Socket;
  interface Queue {
    readonly messages: Message[];
    isSending: boolean;
    isClosing: boolean;
  }

  const Module: { _load: (this: unknown, request: string, ...rest: unknown[]) => unknown } =
    require('node:module');

  /** A socket that sends in the order of the calls, one message at a time, and drops none. */
  const orderly = (Base: SocketClass): SocketClass => {
    // The native sockets take no properties of ours.
    const queues = new WeakMap<Socket, Queue>();
    class OrderlySocket extends Base {
      constructor(options?: object) {
        super({ ...options, sendHighWaterMark: 0, linger: 1000 });
        queues.set(this, { messages: [], isSending: false, isClosing: false });
      }
    }
    const pump = async (socket: Socket, queue: Queue): Promise<void> => {
      queue.isSending = true;
      while (queue.messages.length > 0) {
        // A client that has gone away is no reason to stop the kernel.
        await Base.prototype.send.call(socket, queue.messages.shift()).catch(() => {});
      }
      queue.isSending = false;
      if (queue.isClosing) Base.prototype.close.call(socket);
    };
    // The base class has read-only methods, which an ordinary override may not replace.
    Object.defineProperties(OrderlySocket.prototype, {
      send: {
        value(this: Socket, message: Message): Promise<void> {
          const queue = queues.get(this)!;
          queue.messages.push(message);
          if (!queue.isSending) void pump(this, queue);
          return Promise.resolve();
        },
      },
      close: {
        value(this: Socket): void {
          const queue = queues.get(this)!;
          queue.isClosing = true;
          if (!queue.isSending) Base.prototype.close.call(this);
        },
      },
    });
    return OrderlySocket;
  };

  const done = new WeakSet<object>();
  const load = Module._load;
  Module._load = function (request, ...rest) {
    const loaded = load.call(this, request, ...rest);
    if (request === 'zeromq' && !done.has(loaded as object)) {
      const zeromq = loaded as Record<'Publisher' | 'Router', SocketClass>;
      zeromq.Publisher = orderly(zeromq.Publisher);
      zeromq.Router = orderly(zeromq.Router);
      done.add(zeromq);
    }
    return loaded;
  };
}
