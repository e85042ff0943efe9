/** The mark of the house: a door that stands ajar. Inline, so that no page ever waits for it; black or white as the browser's tab wants. */
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><style>path{fill:black}@media(prefers-color-scheme:dark){path{fill:white}}</style><path d="M6 3h20v26h-4V7H10v22H6z"/><path d="M12 9l7 3v17l-7-2z"/></svg>`;

export const appIcon = `data:image/svg+xml,${encodeURIComponent(svg)}`;
