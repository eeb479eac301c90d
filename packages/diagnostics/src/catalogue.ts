/**
 * Every code of one package with a line about it; becomes docs/reference/diagnostics.md. Write it
 * `as const satisfies Catalogue<"spec">` and derive the closed union with `CodeOf`.
 */
export type Catalogue<Package extends string = string> = Readonly<Record<`${Package}/${string}`, string>>;

export type CodeOf<C extends Catalogue> = Extract<keyof C, string>;
