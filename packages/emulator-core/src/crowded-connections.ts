import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** How long a connection beyond the limit may take to send the request that is refused. */
const PATIENCE_MILLISECONDS = 5000;

/**
 * Tells of a connection whether it is one too many. Those are to be answered and closed: where the process can open
 * nothing more, the system would reset them. Half as many may wait for that; then the one that has said nothing for
 * longest is closed.
 */
export function crowdedConnections(server: Server, most: number): (socket: Socket) => boolean {
  const crowded = new Set<Socket>();
  let open = 0;
  server.on('connection', (socket) => {
    open++;
    socket.once('close', () => {
      open--;
      crowded.delete(socket);
    });
    if (open <= most) return;
    crowded.add(socket);
    socket.setTimeout(PATIENCE_MILLISECONDS);
    const [oldest] = crowded;
    if (crowded.size > most / 2) oldest?.destroy();
  });
  return (socket) => crowded.has(socket);
}
