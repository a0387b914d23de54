/** When it was made, and when it was changed since; clients are told of a change alone. */
export const timestamps = ({ createdAt, updatedAt }: { readonly createdAt: string; readonly updatedAt?: string }) => ({
  updatedAt: updatedAt === createdAt ? undefined : updatedAt,
  createdAt,
});
