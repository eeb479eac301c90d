import { readConfig } from "./config.js";
import { createLog } from "./log.js";
import { startService } from "./service.js";

const config = readConfig(process.env);
const log = createLog({ level: config.logLevel, write: (line) => process.stdout.write(line) });
const service = await startService({ config, log });

for (const signal of ["SIGTERM", "SIGINT"]) {
  // A second signal finds no handler and ends the process at once.
  process.once(signal, async () => {
    const finished = await service.stop(signal);
    process.exitCode = finished ? 0 : 1;
  });
}
