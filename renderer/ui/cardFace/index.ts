// The only place that draws what authors wrote. A card is drawn in a sandboxed frame (FaceStage), a short text as
// elements from an allow-list (InlineText); nothing else may show an author's text other than as plain text.
export { ExplanationFrame } from './ExplanationFrame.tsx'
export { FaceStage } from './FaceStage.tsx'
export { compareTyped, type TypedComparison } from './compareTyped.ts'
export { faceKey, type Face, type Side } from './face.ts'
export { locateMedia } from './media.ts'
export { drawSheet, type SheetLayout } from './drawSheet.ts'
export { headHeight } from './headHeight.ts'
export { InlineText } from './InlineText.tsx'
export { answersToType } from './templatedFace.ts'
