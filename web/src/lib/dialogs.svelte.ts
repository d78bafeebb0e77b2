/** Which box is open over the page. */
export const dialogs = $state({ reading: false, help: false })
