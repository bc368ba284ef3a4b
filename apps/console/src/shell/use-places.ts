import { useQuery } from '@tanstack/react-query';
import { newestExecutions } from '../aws/newest-executions.ts';
import { listResources } from '../aws/resources.ts';
import { listTrainingJobs } from '../aws/sagemaker.ts';
import { PAGES } from '../pages/pages.ts';
import { type PlaceGroup, placeGroups } from './places.ts';

const NEWEST = 20;

/** Everything that the command palette can go to; asked for when it opens. */
export function usePlaces(): { readonly groups: readonly PlaceGroup[]; readonly isLoading: boolean } {
  const resources = useQuery({
    queryKey: ['resources'],
    queryFn: ({ signal }) => listResources(signal),
    // There is no notice for every kind of resource.
    refetchOnMount: 'always',
  });
  const executions = useQuery({
    queryKey: ['states', undefined, 'newest', NEWEST],
    queryFn: ({ signal }) => newestExecutions({ maxResults: NEWEST }, signal),
    meta: { atMostEvery: 1000 },
  });
  const jobs = useQuery({
    queryKey: ['sagemaker', undefined, 'jobs'],
    queryFn: ({ signal }) => listTrainingJobs(signal),
  });
  const groups = placeGroups({
    pages: PAGES,
    resources: resources.data ?? [],
    executions: executions.data ?? [],
    jobs: jobs.data ?? [],
  });
  return { groups, isLoading: resources.isLoading || executions.isLoading };
}
