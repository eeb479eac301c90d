import { connect } from "node:net";

/** Whether somebody listens there. */
export function isOpen(host: string, port: number): Promise<true | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1_000 });
    const answer = (open: true | undefined): void => {
      socket.destroy();
      resolve(open);
    };
    socket
      .on("connect", () => answer(true))
      .on("error", () => answer(undefined))
      .on("timeout", () => answer(undefined));
  });
}
