import Autosuggest from '@cloudscape-design/components/autosuggest';
import Modal from '@cloudscape-design/components/modal';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { usePlaces } from './use-places.ts';

interface Props {
  readonly open: boolean;
  onOpenChange(open: boolean): void;
}

/** Goes anywhere by a few letters: pages, state machines, executions, jobs, functions. */
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
  const navigate = useNavigate();
  const places = usePlaces();
  return (
    <Autosuggest
      autoFocus
      value={value}
      onChange={({ detail }) => setValue(detail.value)}
      onSelect={({ detail }) => {
        onDone();
        void navigate(detail.value);
      }}
      options={places}
      enteredTextLabel={(text) => `The address ${text}`}
      ariaLabel="Where to go"
      placeholder="A page, a machine, an execution …"
      empty="Nothing is called so."
    />
  );
}
