import Button from '@cloudscape-design/components/button';
import { useMutation } from '@tanstack/react-query';
import { stopTrainingJob } from '../../aws/sagemaker.ts';
import { usePageFrame } from '../../shell/page-frame.tsx';

/** Stops a job that runs. The model that it has learnt so far is kept. */
export function StopJob({ name }: { readonly name: string }) {
  const { notify } = usePageFrame();
  const stop = useMutation({
    mutationFn: () => stopTrainingJob(name),
    onError: ({ message }) => notify({ type: 'error', header: 'The job was not stopped', content: message }),
  });
  return (
    <Button loading={stop.isPending} onClick={() => stop.mutate()}>
      Stop the job
    </Button>
  );
}
