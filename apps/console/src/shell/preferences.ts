import { applyDensity, applyMode, Density, Mode } from '@cloudscape-design/global-styles';
import { useEffect, useSyncExternalStore } from 'react';

type Theme = 'system' | 'light' | 'dark';
type Compactness = 'comfortable' | 'compact';

interface Preferences {
  readonly theme: Theme;
  readonly density: Compactness;
}

const KEY = 'scones-console';
const DARK = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
let current: Preferences = read();

/** The person's choice of how the console looks, which this browser remembers. */
export function usePreferences() {
  const { theme, density } = useSyncExternalStore(subscribe, () => current);
  useEffect(() => {
    const apply = (): void => applyMode(isDark(theme) ? Mode.Dark : Mode.Light);
    apply();
    DARK.addEventListener('change', apply);
    return () => DARK.removeEventListener('change', apply);
  }, [theme]);
  useEffect(() => applyDensity(density === 'compact' ? Density.Compact : Density.Comfortable), [density]);
  return {
    theme,
    density,
    setTheme: (chosen: Theme) => change({ theme: chosen }),
    setDensity: (chosen: Compactness) => change({ density: chosen }),
  };
}

/** Whether the console is dark now, for parts that draw their own colours. */
export function useIsDark(): boolean {
  const { theme } = useSyncExternalStore(subscribe, () => current);
  const systemIsDark = useSyncExternalStore(subscribeToSystem, () => DARK.matches);
  return theme === 'system' ? systemIsDark : theme === 'dark';
}

function isDark(theme: Theme): boolean {
  return theme === 'system' ? DARK.matches : theme === 'dark';
}

function subscribeToSystem(listener: () => void): () => void {
  DARK.addEventListener('change', listener);
  return () => DARK.removeEventListener('change', listener);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(part: Partial<Preferences>): void {
  current = { ...current, ...part };
  localStorage.setItem(KEY, JSON.stringify(current));
  for (const listener of listeners) listener();
}

function read(): Preferences {
  const kept = parse(localStorage.getItem(KEY));
  return {
    theme: kept.theme === 'light' || kept.theme === 'dark' ? kept.theme : 'system',
    density: kept.density === 'compact' ? 'compact' : 'comfortable',
  };
}

function parse(text: string | null): Partial<Record<keyof Preferences, unknown>> {
  if (text === null) return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
