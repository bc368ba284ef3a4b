import Autosuggest, { type AutosuggestProps } from '@cloudscape-design/components/autosuggest';
import Modal from '@cloudscape-design/components/modal';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { pathFor } from './places.ts';
import { usePlaces } from './use-places.ts';

interface Props {
  readonly open: boolean;
  onOpenChange(open: boolean): void;
}

/** Goes anywhere by a few letters: pages, executions, and everything in the account. */
export function CommandPalette({ open, onOpenChange }: Props) {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      onOpenChange(true);
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [onOpenChange]);
  return (
    <Modal visible={open} header="Go to" onDismiss={() => onOpenChange(false)}>
      {open && <PlaceSearch onDone={() => onOpenChange(false)} />}
    </Modal>
  );
}

function PlaceSearch({ onDone }: { readonly onDone: () => void }) {
  const [value, setValue] = useState('');
  const search = useRef<AutosuggestProps.Ref>(null);
  useEffect(() => {
    // Runs after the dialog has given the focus back to its button.
    const frame = requestAnimationFrame(() => search.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  const navigate = useNavigate();
  const { groups, isLoading } = usePlaces();
  return (
    <Autosuggest
      ref={search}
      value={value}
      onChange={({ detail }) => setValue(detail.value)}
      onSelect={({ detail }) => {
        const path = pathFor(detail.value, groups);
        if (path === undefined) return;
        onDone();
        void navigate(path);
      }}
      options={groups.map(({ label, options }) => ({ label, options: [...options] }))}
      enteredTextLabel={(text) => `Go to ${text}`}
      statusType={isLoading ? 'loading' : 'finished'}
      loadingText="Looking for what is in the account"
      virtualScroll
      ariaLabel="Where to go"
      placeholder="A page, a machine, an execution …"
      empty="Nothing has such a name."
    />
  );
}
