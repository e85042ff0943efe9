import { levels, type LevelQuantiles } from "#domain/forecast/levels.ts";

/**
 * The wait of somebody who is called at once with this chance, and otherwise waits as `waiting` says. Levels in between
 * are read off straight lines.
 */
export function unlessAtOnce(chance: number, waiting: LevelQuantiles): LevelQuantiles {
  return Float64Array.from(levels, (level) => (level <= chance ? 0 : at((level - chance) / (1 - chance), waiting)));
}

function at(level: number, quantiles: LevelQuantiles): number {
  let [lowLevel, low] = [0, 0];
  for (let k = 0; k < levels.length; k++) {
    const [highLevel, high] = [levels[k] as number, quantiles[k] as number];
    if (level <= highLevel) return low + ((level - lowLevel) / (highLevel - lowLevel)) * (high - low);
    [lowLevel, low] = [highLevel, high];
  }
  return low;
}
