"""Places outside the data folder (second backup, shared folder, exports, chosen files): they may hang, lie or go."""
