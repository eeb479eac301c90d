import runtime from "handlebars/runtime.js";
import type Full from "handlebars";
import type { TemplateContext } from "./template.ts";

/** Text copied as it is, or a template that tools/build/assets.ts compiled. */
export type Asset = string | TemplateSpecification;
export type Assets = Readonly<Record<string, Asset>>;

// The runtime has the full library's shape without its compiler; its own types say less.
const handlebars = (runtime as unknown as typeof Full).create();
const compiled = new WeakMap<object, Full.TemplateDelegate>();

/**
 * Renders an asset by its path in the template's files/ folder, without the .hbs suffix.
 * Compiled in strict mode: a name that the data lacks throws, it is never erased.
 */
export function renderAsset(assets: Assets, path: string, data: Readonly<Record<string, unknown>>): string {
  const asset = assets[path];
  if (asset === undefined) throw new Error(`no asset "${path}"; there are ${Object.keys(assets).join(", ")}`);
  if (typeof asset === "string") return asset;
  let delegate = compiled.get(asset);
  if (!delegate) compiled.set(asset, (delegate = handlebars.template(asset)));
  return delegate(data);
}

/** The two functions of a template's context that reach its assets. */
export function assetAccess(assets: Assets): Pick<TemplateContext, "render" | "assets"> {
  return {
    render: (path, data = {}) => renderAsset(assets, path, data),
    assets: (folder) =>
      Object.keys(assets)
        .filter((path) => path.startsWith(`${folder}/`))
        .sort(),
  };
}
