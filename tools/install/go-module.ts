import { runExpecting } from "../run.ts";

/** A module of the Go proxy, pinned by the checksum that go.sum would hold. */
export interface ModulePin {
  readonly module: string;
  readonly version: string;
  readonly sum: string;
}

/** The folder of the unpacked module; Go checks it against its checksum database, we check it against our own pin. */
export async function downloadModule(pin: ModulePin, pinnedIn: string, cwd: string): Promise<string> {
  const name = `${pin.module}@${pin.version}`;
  const options = { cwd, env: { GOWORK: "off", GOFLAGS: "-mod=mod" }, timeoutMs: 1_200_000 };
  const { stdout } = await runExpecting([0], "go", ["mod", "download", "-json", name], options);
  const answer = JSON.parse(stdout) as { readonly Dir: string; readonly Sum: string };
  if (answer.Sum !== pin.sum) throw new Error(`${name} has the checksum ${answer.Sum}, but ${pinnedIn} pins ${pin.sum}`);
  return answer.Dir;
}
