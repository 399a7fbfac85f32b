/**
 * A class known only at run time.
 *
 * classTarget takes a class that the compiler knows; classTargetFrom takes any number and answers an Either.
 */
import { classTarget } from 'lawgrad'

export const targetOf = (label: number) => classTarget(3)(label)
//                                                        ^ TS2345 · number · 0 | · 1 · 2
