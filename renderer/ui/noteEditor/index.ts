// Editing a note without leaving the screen: every kind has its fields, checked as they are typed. What is saved is
// written into the deck file.
export { NewPictureNote } from './NewPictureNote.tsx'
export { NoteEditor } from './NoteEditor.tsx'
