import { BlockList, createServer, isIPv6, type Socket } from "node:net";
import { secondMs } from "#domain/time.ts";
import type { House } from "#server/house.ts";
import { frameReader, framed } from "#server/transports/hl7/mllp.ts";
import { messageTaker, type TakeMessage } from "#server/transports/hl7/take-message.ts";

/** HL7 v2 over MLLP. `port` is null while it is off. */
export type Hl7 = { port: number | null; close(): Promise<void> };

/** A whole message with a photograph in it is smaller; ours never has one. */
const messageBytesMax = 1024 * 1024;
const connectionsMax = 50;
/** A frame that has begun is finished within this time, or its connection is given up. */
const frameMs = 30 * secondMs;

/** Listens where a port is set. MLLP knows no password: whoever may connect is believed, so the list of addresses is the lock. */
export async function openHl7(house: House, say: (sentence: string) => void): Promise<Hl7> {
  const { port, allow } = house.settings.hl7;
  if (port === undefined) return { port: null, close: () => Promise.resolve() };
  const isAllowed = allowedAddresses(allow);
  const take = messageTaker(house);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    socket.on("error", () => socket.destroy());
    if (!isAllowed(socket.remoteAddress ?? "")) {
      house.log.warn({ from: socket.remoteAddress }, "HL7 from an address that is not allowed");
      socket.destroy();
      return;
    }
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    serve(socket, take).catch((error: unknown) => {
      house.log.warn({ from: socket.remoteAddress, reason: error instanceof Error ? error.message : "unknown" }, "an HL7 connection was given up");
      socket.destroy();
    });
  });
  server.maxConnections = connectionsMax;
  const opened = await new Promise<number | null>((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      say(`HL7 is off: port ${port} ${error.code === "EADDRINUSE" ? "is taken by another program" : `cannot be opened (${error.code})`}. Choose another with HL7_PORT=.`);
      resolve(null);
    });
    server.listen(port, house.settings.host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
  return {
    port: opened,
    async close() {
      for (const socket of sockets) socket.destroy();
      if (opened !== null) await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** One message after the other, in their order; the sender is not read faster than it is answered. */
async function serve(socket: Socket, take: TakeMessage): Promise<void> {
  const reader = frameReader(messageBytesMax);
  socket.setTimeout(0);
  socket.on("timeout", () => socket.destroy(new Error("a message was begun and not finished")));
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    for (const bytes of reader.push(chunk)) {
      const answer = await take(bytes);
      if (!socket.writable) return;
      socket.write(framed(answer.text, answer.charset));
    }
    socket.setTimeout(reader.isOpen() ? frameMs : 0);
  }
}

/** Addresses and networks, "10.1.0.0/16"; everybody where none are named. Throws for what is neither. */
export function allowedAddresses(allow: string[]): (address: string) => boolean {
  if (allow.length === 0) return () => true;
  const list = new BlockList();
  for (const entry of allow) {
    const [address = "", bits] = entry.split("/");
    const family = isIPv6(address) ? "ipv6" : "ipv4";
    try {
      if (bits === undefined) list.addAddress(address, family);
      else list.addSubnet(address, Number(bits), family);
    } catch {
      throw new Error(`HL7_ALLOW has "${entry}", which is no address and no network.`);
    }
  }
  return (address) => {
    // How a socket for both families names an address of the older one.
    const plain = address.replace(/^::ffff:(?=\d+\.)/, "");
    return list.check(plain, isIPv6(plain) ? "ipv6" : "ipv4");
  };
}
