import { TaskError, type Ports } from "@create-pipeline/action-kit";
import type { VerifiedRelease } from "@create-pipeline/state";

export interface Soak {
  readonly soakMinutes: number;
  readonly maxWaitMinutes: number;
}

const longestSleep = 60_000;

/** Waits until a release has been verified long enough; answers whether it had to wait. */
export async function waitForSoak(release: VerifiedRelease, { soakMinutes, maxWaitMinutes }: Soak, ports: Ports): Promise<boolean> {
  const ready = Date.parse(release.at) + soakMinutes * 60_000;
  const left = ready - ports.now().getTime();
  if (left <= 0) return false;
  const minutes = Math.ceil(left / 60_000);
  const time = new Date(ready).toISOString();
  if (left > maxWaitMinutes * 60_000) {
    throw new TaskError(
      `${release.version} was verified at ${release.at} and has to soak for ${soakMinutes} minutes: it will be ready at ${time}, in ${minutes} min`,
      {
        exitCode: 3,
        hint: "run this job again then, or use hotfix with a reason; nothing was deployed",
      },
    );
  }
  ports.log.info(`waiting ${minutes} min for the rest of the soak of ${release.version}, until ${time}`);
  for (let now = ports.now().getTime(); now < ready; now = ports.now().getTime()) {
    await ports.sleep(Math.min(longestSleep, ready - now));
  }
  return true;
}
