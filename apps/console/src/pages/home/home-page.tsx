import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Loading } from '../../shared/loading.tsx';
import { usePlace } from '../../shell/page-frame.tsx';
import { LookList } from './look-list.tsx';
import { standingOf } from './standing.ts';
import { StepList } from './step-list.tsx';
import { useLooks } from './use-looks.ts';
import { useSteps } from './use-steps.ts';

/** The state of the workflow, and what to look at next. */
export default function HomePage() {
  usePlace();
  const steps = useSteps();
  const looks = useLooks();
  const standing = steps && standingOf(steps);
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={
            <>
              Train a classifier of vehicles, deploy it, let it sort pictures, and watch how sure it is.{' '}
              <strong aria-live="polite">{standing?.sentence}</strong>
            </>
          }
        >
          The workflow
        </Header>
      }
    >
      <SpaceBetween size="l">
        {steps ? <StepList steps={steps} next={standing?.next} /> : <Loading />}
        <LookList looks={looks} />
      </SpaceBetween>
    </ContentLayout>
  );
}
