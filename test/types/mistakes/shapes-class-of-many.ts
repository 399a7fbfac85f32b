/**
 * A number of classes known only at run time.
 *
 * The door lends the number of classes; whether a class is one of them is then known only at run time.
 */
import { classTarget, withDimension } from 'lawgrad'

export const targetOf = (n: number) => withDimension('classes', classes => [...classTarget(classes)(1)])(n)
//                                                                                                  ^ TS2345 · classTargetFrom
