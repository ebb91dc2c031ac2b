/** A text as UTF-8 can hold it: each lone surrogate becomes U+FFFD, as a USVString has it (Web IDL, 3.2.12). */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd')
