// Ends the programs that another process started, whatever ends that process: it hears of each by a line, `+` or `-` and the number, and of the end by the end of lines.
import { createInterface } from 'node:readline';

const running = new Set();
// Who stops the tests at a terminal stops all of its group, and this has to be the last.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

createInterface({ input: process.stdin })
	.on('line', (line) => (line.startsWith('+') ? running.add(Number(line.slice(1))) : running.delete(Number(line.slice(1)))))
	.on('close', () => {
		for (const id of running) {
			try {
				process.kill(id, 'SIGKILL');
			} catch {
				// It is gone.
			}
		}
		process.exit();
	});
