import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import type { PrinterAddress } from "#domain/setup.ts";

/** A receipt printer as the network sees it: takes bytes, and answers DLE EOT with how it is. */
export type FakePrinter = {
  address: PrinterAddress;
  /** What each connection brought, without the questions about its state. */
  jobs(): Buffer[];
  /** How it is: `silent` does not answer, as cheap ones do; `deaf` takes the connection and reads nothing. */
  is: { noPaper: boolean; open: boolean; fault: boolean; silent: boolean; deaf: boolean };
  close(): Promise<void>;
};

export async function openFakePrinter(): Promise<FakePrinter> {
  const is = { noPaper: false, open: false, fault: false, silent: false, deaf: false };
  const heard: Buffer[][] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    const mine: Buffer[] = [];
    heard.push(mine);
    if (is.deaf) return void socket.pause();
    socket.on("data", (data) => mine.push(answered(socket, data)));
  });

  const answered = (socket: Socket, data: Buffer): Buffer => {
    const rest: number[] = [];
    for (let i = 0; i < data.length; i++) {
      if (data[i] !== 0x10 || data[i + 1] !== 0x04) {
        rest.push(data[i] as number);
        continue;
      }
      const offline = 0x12 | (is.open ? 0x04 : 0) | (is.noPaper ? 0x20 : 0) | (is.fault ? 0x40 : 0);
      const paper = 0x12 | (is.noPaper ? 0x60 : 0);
      if (!is.silent) socket.write(Buffer.from([data[i + 2] === 2 ? offline : paper]));
      i += 2;
    }
    return Buffer.from(rest);
  };

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: { host: "127.0.0.1", port: (server.address() as AddressInfo).port, columns: 42 },
    jobs: () => heard.map((parts) => Buffer.concat(parts)).filter((job) => job.length > 0),
    is,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
