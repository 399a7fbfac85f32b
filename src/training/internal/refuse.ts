import { defect } from '../../tensor/internal/defect.ts'

/** An option out of range is a defect. */
export const refuse = (message: string): never => defect(message)
