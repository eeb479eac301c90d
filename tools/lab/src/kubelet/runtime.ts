import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Processes } from "../processes.ts";
import { containerd, containerdSocket, pauseImage } from "./containerd.ts";
import { buildGo, createImage } from "./images.ts";
import type { Image, ImageRecipe } from "./images.ts";
import type { Machine } from "./machine.ts";

/** What runs containers on a node, and its images. */
export interface Runtime {
  /** Makes an image and gives it to the node's containerd; it can't be pulled. */
  readonly addImage: (recipe: ImageRecipe) => Promise<Image>;
  /** What `ctr` prints about the pods' containers and images. */
  readonly inContainerd: (args: readonly string[]) => Promise<string>;
}

/** Starts containerd and gives it the image that every pod's namespaces belong to. */
export async function startRuntime(machine: Machine, processes: Processes): Promise<Runtime> {
  const images = join(machine.directory, "images");
  await mkdir(images);
  const module = join(import.meta.dirname, "..", "..", "images", "pause");
  const [pause] = await Promise.all([buildGo(module, ".", join(images, "pause")), processes.start(await containerd(machine))]);
  const inContainerd = async (args: readonly string[]): Promise<string> =>
    (await machine.run("ctr", [`--address=${containerdSocket}`, "--namespace=k8s.io", ...args])).stdout;
  const addImage = async (recipe: ImageRecipe): Promise<Image> => {
    const image = await createImage(images, recipe);
    await inContainerd(["images", "import", image.archive]);
    return image;
  };
  const [repository = "", tag = ""] = pauseImage.split(":");
  await addImage({ repository, tag, binary: pause });
  return { addImage, inContainerd };
}
