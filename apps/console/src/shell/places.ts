import type { ListedJob } from '../aws/sagemaker.ts';
import type { Resource } from '../aws/resources.ts';
import type { ListedExecution } from '../aws/states.ts';
import type { Page } from '../pages/pages.ts';
import { arnName } from '../shared/arn-name.ts';
import { pageOfArn } from '../shared/page-of-arn.ts';

/** Something that the command palette can go to. */
interface Place {
  /** The page's path below the console's base. */
  readonly value: string;
  readonly label: string;
  readonly description?: string;
}

export interface PlaceGroup {
  readonly label: string;
  readonly options: readonly Place[];
}

interface Found {
  readonly pages: readonly Page[];
  readonly resources: readonly Resource[];
  readonly executions: readonly ListedExecution[];
  readonly jobs: readonly ListedJob[];
}

/** Pages first, then the newest executions and jobs, then everything in the account that has a page, by kind. */
export function placeGroups({ pages, resources, executions, jobs }: Found): readonly PlaceGroup[] {
  const kinds = [...new Set(resources.map(({ kind }) => kind))].sort();
  return [
    { label: 'Pages', options: pages.flatMap(placeOfPage) },
    { label: 'Newest executions', options: executions.flatMap(placeOfExecution) },
    { label: 'Training jobs', options: jobs.flatMap(placeOfJob) },
    ...kinds.map((kind) => ({
      label: `${kind.charAt(0).toUpperCase()}${kind.slice(1)}s`,
      options: resources.filter((resource) => resource.kind === kind).flatMap(placeOfResource),
    })),
  ].filter(({ options }) => options.length > 0);
}

/** The path for a typed text: the text itself if it is a path, else that of the first place whose name contains it. */
export function pathFor(text: string, groups: readonly PlaceGroup[]): string | undefined {
  const places = groups.flatMap(({ options }) => options);
  if (text.startsWith('/')) return text;
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return undefined;
  return places.find(({ label }) => label.toLowerCase().includes(wanted))?.value;
}

function placeOfPage({ path, title, section }: Page): Place[] {
  if (title === undefined) return [];
  return [{ value: path, label: title, ...(section !== undefined && { description: section }) }];
}

function placeOfExecution({
  executionArn = '',
  stateMachineArn = '',
  name = '',
  status,
}: ListedExecution): Place[] {
  const value = pageOfArn(executionArn);
  const description = `${arnName(stateMachineArn)}: ${(status ?? '').toLowerCase().replaceAll('_', ' ')}`;
  return value === undefined ? [] : [{ value, label: name, description }];
}

function placeOfJob({ TrainingJobArn = '', TrainingJobName = '' }: ListedJob): Place[] {
  const value = pageOfArn(TrainingJobArn);
  return value === undefined ? [] : [{ value, label: TrainingJobName }];
}

function placeOfResource({ arn, name }: Resource): Place[] {
  const value = pageOfArn(arn);
  return value === undefined ? [] : [{ value, label: name }];
}
