/** Inputs of mutations: one schema checks each, describes it, and tells the API how its fields are called and typed. */
import { z } from 'zod';

/** The GraphQL scalar in which a value is given, where it is not the one of its JSON type. */
export const scalars = z.registry<{ readonly scalar: 'BigInt' | 'Date' | 'ID' | 'PartialDate' }>();

/** An input object; each field carries the description that the API shows, as the object itself does. */
export const inputObject = <Shape extends z.core.$ZodLooseShape>(description: string, shape: Shape) =>
  z.object(shape).describe(description);
