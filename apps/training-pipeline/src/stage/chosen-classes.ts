import type { WantedClasses } from '@scones/image-dataset';
import type { CheckedStageOptions } from './stage-options.ts';

/** The two that the product is about. */
const PRODUCT_CLASSES: readonly string[] = ['bicycle', 'motorcycle'];

/** The classes that the options name; else the product's two where a data set has both, for one that is published. */
export function publishedClasses({ classes }: Pick<CheckedStageOptions, 'classes'>): WantedClasses {
  return (known) => {
    if (classes !== undefined) return classes === 'all' ? known : classes;
    return PRODUCT_CLASSES.every((name) => known.includes(name)) ? PRODUCT_CLASSES : known;
  };
}

/** The classes that the options name; else all of somebody's own data set. */
export function ownClasses({ classes }: Pick<CheckedStageOptions, 'classes'>): WantedClasses {
  return (known) => (classes === undefined || classes === 'all' ? known : classes);
}
