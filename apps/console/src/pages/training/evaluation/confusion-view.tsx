import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { bySureness, confidencePercent } from '@scones/classifier-measures';
import { useMemo, useState } from 'react';
import { Empty } from '../../../shared/empty.tsx';
import { usePanel } from '../../../shell/page-frame.tsx';
import { ContactSheet } from '../../../shared/pictures/contact-sheet.tsx';
import { ConfusionTable, type Cell } from './confusion-table.tsx';
import { confusion, type JudgedPicture } from './judged-pictures.ts';
import { JudgedPanel } from './judged-panel.tsx';

interface Props {
  readonly pictures: readonly JudgedPicture[];
  readonly classes: readonly string[];
  readonly bucket: string;
}

/** The confusion matrix, and the pictures of the open cell; without an open cell, all mistakes. */
export function ConfusionView({ pictures, classes, bucket }: Props) {
  const [open, setOpen] = useState<Cell>();
  const [chosen, setChosen] = useState<JudgedPicture>();
  const cells = useMemo(() => confusion(pictures, classes.length), [pictures, classes.length]);
  const panel = useMemo(
    () => chosen && <JudgedPanel key={chosen.key} picture={chosen} bucket={bucket} classes={classes} />,
    [bucket, chosen, classes],
  );
  usePanel(panel);
  const shown = open ? (cells[open.shown]?.[open.taken] ?? []) : mistakesOf(pictures);
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="What the pictures show, and what the model takes them for. A cell opens to its pictures."
        >
          Confusion
        </Header>
      }
    >
      <SpaceBetween size="l">
        <ConfusionTable cells={cells} classes={classes} open={open} onOpen={setOpen} />
        <Header
          variant="h3"
          counter={`(${shown.length})`}
          description="The surest first."
          actions={open && <Button onClick={() => setOpen(undefined)}>Show all mistakes</Button>}
        >
          {open ? titleOf(open, classes) : 'All mistakes'}
        </Header>
        <Pictures
          // Another cell is shown from its beginning.
          key={open && `${open.shown} ${open.taken}`}
          pictures={shown}
          bucket={bucket}
          classes={classes}
          onChoose={setChosen}
        />
      </SpaceBetween>
    </Container>
  );
}

function mistakesOf(pictures: readonly JudgedPicture[]): JudgedPicture[] {
  return bySureness(pictures.filter(({ isRight }) => !isRight));
}

function titleOf({ shown, taken }: Cell, classes: readonly string[]): string {
  return shown === taken ? `${classes[shown]}, recognised` : `${classes[shown]}, taken for ${classes[taken]}`;
}

/** This many pictures are shown before a button shows more. */
const STEP = 60;

function Pictures({
  pictures,
  bucket,
  classes,
  onChoose,
}: Props & { onChoose(picture: JudgedPicture): void }) {
  const [most, setMost] = useState(STEP);
  if (pictures.length === 0) return <Empty title="There is no such picture." />;
  return (
    <SpaceBetween size="s">
      <ContactSheet
        bucket={bucket}
        pictures={pictures.slice(0, most)}
        captionOf={(picture) => captionOf(picture, classes)}
        onChoose={onChoose}
      />
      {pictures.length > most && (
        <Button onClick={() => setMost(most + 10 * STEP)}>Show more of the {pictures.length}</Button>
      )}
    </SpaceBetween>
  );
}

function captionOf({ taken, confidence }: JudgedPicture, classes: readonly string[]): string {
  return `${confidencePercent(confidence)} ${classes[taken]}`;
}
