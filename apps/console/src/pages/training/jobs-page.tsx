import ContentLayout from '@cloudscape-design/components/content-layout';
import { useQuery } from '@tanstack/react-query';
import { listTrainingJobs } from '../../aws/sagemaker.ts';
import { QueryView } from '../../shared/query-view.tsx';
import { usePlace } from '../../shell/page-frame.tsx';
import { JobTable } from './job-table.tsx';

export default function JobsPage() {
  usePlace({ text: 'Training jobs', href: '/training' });
  const jobs = useQuery({
    queryKey: ['sagemaker', undefined, 'jobs'],
    queryFn: ({ signal }) => listTrainingJobs(signal),
  });
  return (
    <ContentLayout>
      <QueryView query={jobs}>{(items) => <JobTable jobs={items} />}</QueryView>
    </ContentLayout>
  );
}
