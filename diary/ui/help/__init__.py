"""The Help page: questions and answers, shortcuts, and documents."""
