/** Language of the interface, and of its numbers and dates. */
export const LOCALE = 'en'
