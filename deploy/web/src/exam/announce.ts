/** Says something through the page's one `role=status`. `quiet`: for those who listen only, since the page shows it already. */
export type Announce = (text: string, quiet?: boolean) => void
