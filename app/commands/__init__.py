"""The commands of the command line, by what they are about; each calls the services and shapes what they return."""
