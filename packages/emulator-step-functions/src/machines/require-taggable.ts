import type { Tags } from '@scones/emulator-core';
import type { StepFunctionsContext } from '../context.ts';
import { errors } from '../errors.ts';
import { checkArn } from '../names.ts';

/** What has tags of its own. */
interface Taggable {
  readonly tags: Tags;
  readonly setTags: (tags: Tags) => void;
}

/** The state machine or the activity; a version or an alias has no tags. Throws `InvalidArn` or `ResourceNotFound`. */
export function requireTaggable(
  { machines, activities }: Pick<StepFunctionsContext, 'machines' | 'activities'>,
  arn: string,
): Taggable {
  checkArn(arn, 'stateMachine', 'activity');
  const machine = machines.find(arn);
  if (machine) return { tags: machine.tags, setTags: (tags) => machines.put({ ...machine, tags }) };
  const activity = activities.find(arn);
  if (activity) return { tags: activity.tags, setTags: (tags) => activities.put({ ...activity, tags }) };
  throw errors.ResourceNotFound.named({ arn });
}
