import { startLab, startNode } from "/work/main/tools/lab/src/index.ts";
import { RealService } from "/work/main/packages/testing/lab/tier-f/real-service.ts";
const lab = await startLab({ zones: [], tier: "F" });
const node = await startNode(lab);
try {
  const service = new RealService(lab, node);
  const [a, b] = [await service.build("1"), await service.build("2")];
  await service.apply(a.digest);
  await service.rolledOut();
  for (const image of [b, a, b]) {
    const r = await service.underLoad([{ seconds: 45, perSecond: 300, keepAlive: true }], async () => {
      await new Promise((x) => setTimeout(x, 2000));
      await service.apply(image.digest);
      await service.rolledOut("60s");
    });
    console.log(new Date().toISOString(), JSON.stringify(r));
  }
} finally {
  await node.stop();
  await lab.stop();
}
