import type { Form } from './form.ts';

/** The form with a name, its own or another that it is called by; or nothing. */
export const formIn = (forms: readonly Form[], name: string): Form | undefined =>
  forms.find((form) => form.name === name || form.aliases.includes(name));
