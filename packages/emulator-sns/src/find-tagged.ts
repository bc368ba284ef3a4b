import { errors } from './errors.ts';
import type { TopicRecord } from './records.ts';
import { type SnsContext } from './context.ts';

export function findTagged({ topics }: SnsContext, arn: string): TopicRecord {
  const topic = topics.get(arn);
  if (!topic) throw errors.ResourceNotFound();
  return topic;
}
