import fc from "fast-check";

/** Choices of one random value; everything shrinks towards the first choice, none, or false. */
export interface Draw {
  /** 0 to max, both included. */
  number(max: number): number;
  chance(percent: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** Up to `max` different items, in the order of `items`. */
  some<T>(items: readonly T[], max: number): T[];
}

/** A random value built by a function that draws as it goes. */
export function drawn<T>(build: (draw: Draw) => T): fc.Arbitrary<T> {
  return fc.gen().map((generate) => build(drawFrom((max) => generate(fc.nat, { max }))));
}

function drawFrom(number: (max: number) => number): Draw {
  const pick = <T>(items: readonly T[]): T => items[number(items.length - 1)] as T;
  return {
    number,
    // The high numbers win, so that shrinking leads to "no".
    chance: (percent) => number(99) >= 100 - percent,
    pick,
    some: (items, max) => {
      const wanted = number(Math.min(max, items.length));
      const left = items.map((_, index) => index);
      const chosen = Array.from({ length: wanted }, () => left.splice(number(left.length - 1), 1)[0] as number);
      return chosen.sort((a, b) => a - b).map((index) => items[index] as (typeof items)[number]);
    },
  };
}
